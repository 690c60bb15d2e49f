package dev.lendport.mortgage;

/** What a person is in a process. The ids are those of the list of borrower types. */
enum BorrowerType {
    KEY_BORROWER(1),
    BORROWER(2),
    GUARANTOR(3);

    private final int id;

    BorrowerType(int id) {
        this.id = id;
    }

    static BorrowerType of(int id) {
        for (var type : values()) {
            if (type.id == id) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type of borrower " + id);
    }

    int id() {
        return id;
    }
}
