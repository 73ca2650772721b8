import { hash, verify } from "@node-rs/argon2";

// OWASP password storage cheat sheet: argon2id with 19 MiB, 2 passes, 1 lane. `algorithm` 2 is argon2id.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Made with the same cost of a secret that nobody kept: an unknown account takes as long as a wrong password. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$fbIO8I0i8HPVOlaaEqBYyw$K3NA/JsgbO1Djm7JUD7scvpM+gnXMUR7Z0yH2HMcL8o";

/** @returns the argon2id hash (PHC string) of a password, NFKC so that two keyboards write the same one */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/**
 * True when `password` made `stored`. Without `stored` (no such account) it works just as long and says no: exactly one
 * verification is made in every case.
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? NOBODY, password.normalize("NFKC"));
  return fits && typeof stored === "string";
}
