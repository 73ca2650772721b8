import { type Base, type Evidence, given, share } from "./likeness-evidence";
import type { Features } from "./likeness-features";
import { editDistance, pairShare } from "./likeness-names";

/* The probabilities are ours: set by hand from how such data errs, tried on made data (tests/identity/likeness.test.ts), not learned. */

const oneSlip = (a: string, b: string) => a.length >= 5 && editDistance(a, b, 1) === 1;

export function nationalIdEvidence(a: Features, b: Features): Evidence | null {
  if (a.nationalId === "" || b.nationalId === "") return null;
  const sure = Number(a.confirmed) + Number(b.confirmed);
  const length = Math.min(a.nationalId.length, b.nationalId.length);
  const slips = length < 5 ? 3 : editDistance(a.nationalId, b.nationalId);
  if (slips === 0) return given("sameNationalId", 0.9, 4e-4, 10 ** (1 - length));
  if (slips === 1 && sure < 2) return given("nationalIdNear", 0.06, 8e-3, length < 9 ? 4e-4 : 1e-4);
  if (slips === 2 && sure === 0) return given("nationalIdNear", 0.03, 0.01, length < 9 ? 4e-3 : 1e-3);
  return given("otherNationalId", [0.03, 0.015, 0.001][sure]!, 1, 1);
}

const USUAL_BIRTHDAY = 1 / 18_000;

/** The same day; one slip away, two of year, month and day the same, or month and day in each other's place, in either calendar; another. */
export function birthdayEvidence(a: Features, b: Features, base: Base): Evidence | null {
  if (a.birthday === "" || b.birthday === "") return null;
  if (a.birthday === b.birthday)
    return given("sameBirthday", 0.9, 0.02, share(base, `b:${a.birthday}`, 2, USUAL_BIRTHDAY));
  if (nearDay(a.birthday, b.birthday) || nearDay(a.jalali, b.jalali)) return given("birthdayNear", 0.08, 0.01, 8e-3);
  return given("otherBirthday", 0.025, 0.97, 1);
}

function nearDay(x: string, y: string): boolean {
  const parts = (day: string) => [day.slice(0, 4), day.slice(4, 6), day.slice(6)];
  const [[year, month, day], other] = [parts(x), parts(y)];
  const same = Number(year === other[0]) + Number(month === other[1]) + Number(day === other[2]);
  return same >= 2 || oneSlip(x, y) || (year === other[0] && month === other[2] && day === other[1]);
}

/** Address, postal code and city say partly the same thing: each counts only for what the one before it leaves open. */
export function placeEvidence(a: Features, b: Features, base: Base): Evidence[] {
  const all: Evidence[] = [];
  let known = false;
  if (a.address.joined !== "" && b.address.joined !== "") {
    const level = addressLevel(a.address, b.address);
    known = level === "same" || level === "near";
    all.push(
      {
        same: given("sameAddress", 0.72, 0.75, 3e-5),
        near: given("similarAddress", 0.17, 0.1, 2e-4),
        part: given(null, 0.05, 0.05, 0.01),
        other: given(null, 0.06, 0.1, 0.99),
      }[level],
    );
  }
  if (a.postalCode !== "" && b.postalCode !== "") {
    const usual = a.postalCode.length < 8 ? 1 / 1000 : 1e-6;
    const same = a.postalCode === b.postalCode;
    const district = share(base, `z:${a.postalCode}`, 2, usual);
    if (same) all.push(given("samePostalCode", 0.85, 0.9, known ? 0.7 : district));
    else if (editDistance(a.postalCode, b.postalCode, 1) === 1)
      all.push(given("postalCodeNear", 0.1, 0.05, known ? 0.1 : 0.02));
    else all.push(given(null, 0.06, 0.08, known ? 0.3 : 1));
    known ||= same;
  }
  if (a.city !== "" && b.city !== "") all.push(cityEvidence(a.city, b.city, known, base));
  return all;
}

function cityEvidence(a: string, b: string, known: boolean, base: Base): Evidence {
  const usual = 1 / 100;
  if (a === b) return given("sameCity", 0.88, 0.93, known ? 0.85 : share(base, `c:${a}`, 2, usual));
  const distance = editDistance(a.replaceAll(" ", ""), b.replaceAll(" ", ""));
  if (distance <= (a.length >= 7 ? 2 : 1)) return given("sameCity", 0.07, 0.03, known ? 0.08 : 0.01);
  return given("otherCity", 0.06, 0.04, known ? 0.15 : 0.95);
}

function addressLevel(a: Features["address"], b: Features["address"]): "same" | "near" | "part" | "other" {
  if (a.joined === b.joined) return "same";
  const [few, many] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  const found = few.filter((x) =>
    many.some((y) => x === y || (!/\d/.test(x) && x.length >= 4 && editDistance(x, y) <= 1)),
  );
  const words = found.length / (few.length + 0.5);
  const close = words >= 0.6 && words < 0.95 ? words : Math.max(words, pairShare(a.letters, b.letters));
  const numbered = a.numbers.length > 0 && b.numbers.length > 0;
  const house = numbered && a.numbers.some((n) => b.numbers.includes(n));
  if (close >= 0.95 && (house || !numbered)) return "same";
  if (close >= 0.6 && (house || !numbered)) return "near";
  return close >= 0.45 || (house && close >= 0.3) ? "part" : "other";
}

/** The best of all pairs of numbers; the intake files equal active ones itself, so equal ones here are shared or were given up. */
export function phoneEvidence(a: Features, b: Features): Evidence | null {
  const all = a.phones.flatMap((x) => b.phones.map((y) => phonePair(x, y)));
  return all.sort((x, y) => y.m - y.u - (x.m - x.u))[0] ?? null;
}

function phonePair(x: Features["phones"][number], y: Features["phones"][number]): Evidence {
  const mobile = x.kind === "mobile";
  if (x.canonical === y.canonical) {
    if (x.shared || y.shared) return given("sharedPhone", mobile ? 0.35 : 0.3, 0.6, 1e-4);
    if (x.retired || y.retired) return given("formerPhone", 0.5, 0.05, 1e-4);
    return given("samePhone", 0.6, mobile ? 0.05 : 0.6, 1e-5);
  }
  if (x.kind === y.kind && oneSlip(x.digits, y.digits))
    return given("phoneNear", 0.08, mobile ? 0.04 : 0.2, mobile ? 3e-5 : 2e-4);
  if (!mobile && x.kind === y.kind && x.digits.slice(0, 5) === y.digits.slice(0, 5))
    return given("sameExchange", 0.15, 0.2, 0.02);
  return given(null, 0.75, 0.8, 1);
}

export function emailEvidence(a: Features, b: Features): Evidence | null {
  const all = a.emails.flatMap((x) => b.emails.map((y) => emailPair(x, y)));
  return all.sort((x, y) => y.m - y.u - (x.m - x.u))[0] ?? null;
}

function emailPair(x: Features["emails"][number], y: Features["emails"][number]): Evidence {
  if (x.canonical === y.canonical) return given("sameEmail", 0.5, 0.1, 1e-5);
  if (x.stem === y.stem) return given("sameEmailStem", 0.4, 0.02, 3e-6);
  if (x.local !== "" && x.local === y.local) return given("sameEmailLocal", 0.2, 0.01, 1e-4);
  if (x.letters !== "" && x.letters === y.letters) return given("similarEmail", 0.1, 0.02, 1e-3);
  const close = x.local.length >= 7 && editDistance(x.local, y.local, 1) === 1;
  return close ? given("similarEmail", 0.1, 0.03, 2e-4) : given(null, 0.7, 0.8, 1);
}

export function handleEvidence(a: Features, b: Features): Evidence | null {
  const same = a.handles.some((x) => x.id.length >= 5 && b.handles.some((y) => x.id === y.id));
  return same ? given("sameHandle", 0.3, 0.02, 1e-5) : null;
}
