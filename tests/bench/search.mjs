import { fill } from "./base.mjs";
import { p95 } from "./measure.mjs";

const SMALL = 10_000;
const NAMES = ["مریم احمدی", "زهرا كريمى قمي", "نوری رضا", "حسینی سارا یزدی"];

const FULL = ["مریم احمدی تهرانی", "رشتی کریمی علی", "زهرا محمدی تبریزی", "نوری رضا یزدی"];

/** What an officer types, each with many different values; `n` is the number of customers. */
const searches = {
  "first page": () => "",
  "first page by name": () => "sort=name",
  name: (i) => `q=${encodeURIComponent(NAMES[i % NAMES.length])}`,
  "full name": (i) => `q=${encodeURIComponent(FULL[i % FULL.length])}`,
  code: (i) => `q=${100_000_000 + ((i * 37) % SMALL)}`, // of nine digits, as codes are: looked for as a code, an ID and a part of a phone
  "whole phone": (i) => `phone=0990${String(1 + ((i * 41) % SMALL)).padStart(7, "0")}`,
  "4 digits of a phone": (i) => `q=${1000 + ((i * 53) % 8999)}`,
  "7 digits of a phone": (i) => `q=${String(1 + ((i * 43) % SMALL)).padStart(7, "0")}`,
  "part of an email": (i) => `q=u${1 + ((i * 11) % SMALL)}@`,
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

const LETTERS = ["customer_words", "customer_pairs", "customer_name_trgm", "customer_joined_trgm", "contact_windows"];

/** Letter indexes are built anew after so many rows: ten times as fast as keeping them up to date. */
async function grow(client, customers) {
  const { rows } = await client.query(`select indexdef from pg_indexes where indexname = any($1)`, [LETTERS]);
  for (const index of LETTERS) await client.query(`drop index if exists ${index}`);
  await fill(client, { customers, requests: 2_000 });
  for (const { indexdef } of rows) await client.query(indexdef);
  await client.query("vacuum analyze");
}

const WARM = 1_000;

/** Each search against the same lookup in SQL alone, in one run. */
export async function searchesAlone(client, doors) {
  const cases = [
    [
      "part of a phone",
      (i) => `q=${10_000 + ((i * 97) % 39_000)}`,
      (i) => [`"ContactPoint" p where p."canonical" like $1`, `%${10_000 + ((i * 97) % 39_000)}%`],
    ],
    [
      "email",
      (i) => `email=u${1 + i * 7}@bench.test`,
      (i) => [`"ContactPoint" p where p."kind" = 'email' and p."canonical" = $1`, `u${1 + i * 7}@bench.test`],
    ],
    [
      "folded name",
      () => `q=${encodeURIComponent("زهرا كريمى قمي")}`,
      () => [`"Customer" p where p."nameKey" like $1`, "%زهرا کریمی قمی%"],
    ],
  ];
  const rows = [];
  for (const [name, query, sql] of cases) {
    const lookup = (i) => {
      const [from, value] = sql(i);
      return client.query(`select p.* from ${from} limit 51`, [value]);
    };
    const search = (i) => doors.search(query(i));
    // Warm alike: the engine compiles the search for thousands of calls, as it has the empty route.
    await p95(WARM, search);
    const [empty, alone, found] = [await p95(200, doors.empty), await p95(200, lookup), await p95(200, search)];
    console.log(
      `Search by ${name}, p95 in ms: ${found.toFixed(2)}; SQL alone ${alone.toFixed(2)}, empty route ${empty.toFixed(2)}`,
    );
    rows.push([`search by ${name}: p95 / (the SQL alone + 3 empty routes)`, found / (alone + 3 * empty)]);
  }
  return rows;
}
