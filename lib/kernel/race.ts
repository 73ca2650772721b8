/** Thrown by a store step that saw another transaction win; the whole command runs again from its start. */
export class RaceLost extends Error {}
