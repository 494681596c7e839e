package fr.carnet.access;

import javax.sql.DataSource;

class LinksOnPostgresTest extends LinksContract {
    @Override
    DataSource database() {
        return RealPostgres.fresh();
    }
}
