package fr.carnet.access;

import javax.sql.DataSource;

class RightsOnPostgresTest extends RightsContract {
    @Override
    DataSource database() {
        return RealPostgres.fresh();
    }
}
