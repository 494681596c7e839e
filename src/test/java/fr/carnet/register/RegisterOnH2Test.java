package fr.carnet.register;

/** The whole contract of the register on H2. */
class RegisterOnH2Test extends StoringContract {
    @Override
    RegisterDatabase open() {
        return RegisterDatabase.h2();
    }
}
