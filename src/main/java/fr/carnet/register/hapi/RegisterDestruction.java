package fr.carnet.register.hapi;

import fr.carnet.record.HoldsRecordData;
import fr.carnet.register.RecordErasure;
import fr.carnet.shared.RecordNumber;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Destroys what register and store hold of a record: our rows, then every row of the partition in HAPI's tables, all
 * versions and index rows included.
 */
@Component
class RegisterDestruction implements HoldsRecordData {
    /** HAPI's tables that have rows of a partition, those that refer to others first. */
    private static final List<String> TABLES = List.of(
            "hfj_history_tag",
            "hfj_res_tag",
            "hfj_res_ver_prov",
            "hfj_res_link",
            "hfj_res_param_present",
            "hfj_spidx_coords",
            "hfj_spidx_date",
            "hfj_spidx_number",
            "hfj_spidx_quantity",
            "hfj_spidx_quantity_nrml",
            "hfj_spidx_string",
            "hfj_spidx_token",
            "hfj_spidx_uri",
            "hfj_idx_cmb_tok_nu",
            "hfj_idx_cmp_string_uniq",
            "hfj_res_search_url",
            "hfj_res_ver",
            "hfj_resource");

    private final RecordErasure register;
    private final JdbcClient jdbc;

    RegisterDestruction(RecordErasure register, JdbcClient jdbc) {
        this.register = register;
        this.jdbc = jdbc;
    }

    @Override
    public void destroy(RecordNumber number) {
        register.erase(number);
        for (String table : TABLES) {
            jdbc.sql("delete from " + table + " where partition_id = ?")
                    .param(number.value())
                    .update();
        }
    }
}
