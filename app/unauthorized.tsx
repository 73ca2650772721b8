"use client";

import Forbidden from "./forbidden";

/** Never asked for by our pages, which lead to /login; Next would else send its own with each of them. */
export default Forbidden;
