package fr.carnet.register;

import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.util.List;
import java.util.TreeSet;

/** The one statement that reads several slices of a record, narrowed by the caller's visibility. */
final class SliceStatement {
    private final RecordNumber record;
    private final SearchParameters parameters;

    SliceStatement(RecordNumber record, SearchParameters parameters) {
        this.record = record;
        this.parameters = parameters;
    }

    Sql of(List<Slice> slices, Visibility visibility) {
        Sql sql = new Sql().add("select " + DrawnSql.columnsOfAny() + ", e.type, v.res_text_vc" + DrawnSql.fromAny());
        sql.add(" join hfj_res_ver v on v.partition_id = ? and v.res_id = e.resource_pid", record.value());
        sql.add(" and v.res_ver = e.version where e.record = ? and ", record.value());
        sql.in("e.type", slices.stream().map(Slice::type).distinct().sorted().toList());
        sql.add(" and (");
        Condition.either(sql, slices, this::slice);
        sql.add(") and ");
        DrawnSql.write(sql, record.value(), "e", visibility);
        DrawnSql.newestOfTheSame(sql, record.value(), visibility);
        return sql.add(" order by e.resource_pid");
    }

    private void slice(Sql sql, Slice slice) {
        sql.add("(e.type = ?", slice.type());
        if (slice.from() != null) {
            sql.add(" and (e.date_high is null or e.date_high >= ?)", slice.from().toEpochMilli());
        }
        if (slice.to() != null) {
            sql.add(" and (e.date_high is null or e.sort_date < ?)", slice.to().toEpochMilli());
        }
        if (!slice.codes().isEmpty()) {
            codes(sql, slice);
        }
        sql.add(")");
    }

    private void codes(Sql sql, Slice slice) {
        int code = parameters.find(slice.type(), "code")
                .or(() -> parameters.find(slice.type(), "type"))
                .map(SearchParameter::number)
                .orElseThrow(() -> new IllegalArgumentException(slice.type() + " has no code"));
        sql.add(" and ");
        Condition.anyValue(sql, record.value(), code, List.copyOf(new TreeSet<>(slice.codes())), (part, begin) ->
                part.add("v.text like ? escape '!'", TextForms.likeLiteral(begin) + "%"));
    }
}
