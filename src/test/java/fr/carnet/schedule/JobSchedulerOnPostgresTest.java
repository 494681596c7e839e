package fr.carnet.schedule;

import fr.carnet.support.RoomDatabase;
import javax.sql.DataSource;

class JobSchedulerOnPostgresTest extends JobSchedulerContract {
    @Override
    DataSource database() {
        return RoomDatabase.postgres();
    }
}
