package fr.carnet.register;

/** The whole contract of the register on Postgres. */
class RegisterOnPostgresTest extends StoringContract {
    @Override
    RegisterDatabase open() {
        return RegisterDatabase.postgres();
    }
}
