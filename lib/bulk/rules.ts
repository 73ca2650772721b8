/** As many rows as one order takes; the list offers no more. */
export const MOST = 500;
