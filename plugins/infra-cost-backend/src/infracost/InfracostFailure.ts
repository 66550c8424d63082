/** Why Infracost gave no estimate; its text is for people. */
export class InfracostFailure extends Error {}
