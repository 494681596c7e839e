package fr.carnet.pharmacy;

/** What a row of the file is: each kind has a window of its own (decrees 2015-208 and 2015-225). */
enum Kind {
    MEDICINE,
    BIOLOGIC,
    VACCINE,
    DEVICE
}
