package fr.carnet.schedule;

import fr.carnet.support.RoomDatabase;
import javax.sql.DataSource;

class JobSchedulerOnH2Test extends JobSchedulerContract {
    @Override
    DataSource database() {
        return RoomDatabase.h2();
    }
}
