import fc from "fast-check";

/** Property tests run the same cases every time; `FUZZ_SEED=random` (or a number) tries others, `FUZZ_RUNS` so many. */
const { FUZZ_SEED = "1405", FUZZ_RUNS } = process.env;
const seed = FUZZ_SEED === "random" ? Math.floor(Math.random() * 2 ** 31) : Number(FUZZ_SEED);
fc.configureGlobal({ seed });
if (FUZZ_SEED === "random") console.log(`FUZZ_SEED=${seed}`);

/** How many cases to try where `usual` are enough for every run. */
export const runs = (usual: number): number => Number(FUZZ_RUNS ?? usual);

export default fc;
