import { fill } from "./base.mjs";
import { p95 } from "./measure.mjs";

const SMALL = 10_000;
const NAMES = ["مریم احمدی", "زهرا كريمى قمي", "نوری رضا", "حسینی سارا یزدی"];

/** What an officer types, each with many different values; `n` is the number of customers. */
const searches = {
  "first page": () => "",
  "first page by name": () => "sort=name",
  name: (i) => `q=${encodeURIComponent(NAMES[i % NAMES.length])}`,
  code: (i) => `q=b${1 + ((i * 37) % SMALL)}`,
  "whole phone": (i) => `phone=0990${String(1 + ((i * 41) % SMALL)).padStart(7, "0")}`,
  "4 digits of a phone": (i) => `q=${1000 + ((i * 53) % 8999)}`,
  "7 digits of a phone": (i) => `q=${String(1 + ((i * 43) % SMALL)).padStart(7, "0")}`,
  email: (i) => `email=u${1 + ((i * 7) % SMALL)}@bench.test`,
  city: (i) => `city=${encodeURIComponent(["تهران", "رشت", "یزد"][i % 3])}`,
};

/** p95 of each search among a million customers against the same among ten thousand, in one run. */
export async function searchGrowth(client, doors, { most }) {
  await fill(client, { customers: SMALL, requests: 2_000 });
  const few = await all(doors);
  console.log(`Filling up to ${most.toLocaleString("en")} customers`);
  await grow(client, most);
  const many = await all(doors);
  return Object.keys(searches).map((name) => [
    `search by ${name}: p95 at ${most / 1e6} million / at 10,000`,
    many[name] / few[name],
  ]);
}

async function all(doors) {
  const found = {};
  for (const [name, query] of Object.entries(searches)) {
    const one = (i) => doors.search(query(i));
    await p95(100, one); // until caches and compiled code are warm
    found[name] = await p95(200, one);
  }
  return found;
}

const LETTERS = ["customer_words", "customer_name_trgm", "customer_joined_trgm", "contact_canonical_trgm"];

/** Letter indexes are built anew after so many rows: ten times as fast as keeping them up to date. */
async function grow(client, customers) {
  const { rows } = await client.query(`select indexdef from pg_indexes where indexname = any($1)`, [LETTERS]);
  for (const index of LETTERS) await client.query(`drop index if exists ${index}`);
  await fill(client, { customers, requests: 2_000 });
  for (const { indexdef } of rows) await client.query(indexdef);
  await client.query("vacuum analyze");
}
