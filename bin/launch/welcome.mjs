const staff = ["admin", "manager", "coordinator", "officer1 … officer6"];

/** The block that ends a start: where to go, and as whom. */
export function welcome({ url, demo, setupCode }) {
  const lines = ["", `  پیوند آماده است · Peyvand is ready:  ${url}`, ""];
  if (setupCode) {
    lines.push(
      `  هنوز کاربری نیست · No user yet:      ${url}/setup`,
      `  کد یک‌بارمصرف · one-time code:        ${setupCode}`,
      "",
    );
  } else if (demo) {
    lines.push("  ورود کارکنان · staff sign-in:        /login   (password: peyvand-demo)");
    for (const name of staff) lines.push(`      ${name}@demo.test`.replace(/^(\s+\w+) … (\w+)@(.*)$/, "$1@$3 … $2@$3"));
    lines.push(
      "",
      "  فرم درخواست · request form:          /request",
      "  پیگیری · tracking:                   /track",
      "",
    );
  }
  lines.push("  Ctrl-C همه را می‌بندد · stops everything.", "");
  return lines.join("\n");
}
