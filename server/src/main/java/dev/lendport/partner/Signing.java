package dev.lendport.partner;

/** Whether a partner has to sign its requests on the paths of out portability. */
enum Signing {
    OPTIONAL,
    REQUIRED
}
