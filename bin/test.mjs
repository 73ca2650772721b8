// npm test: everything, against a throw-away PostgreSQL and a production build. `--only types|unit|e2e` for a part, then parts of files' names.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Peyvand needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one: https://nodejs.org`,
  );
  process.exit(1);
}
const { runTests } = await import("./launch/testing.mjs");
const at = process.argv.indexOf("--only");
await runTests(at < 0 ? null : process.argv[at + 1], at < 0 ? [] : process.argv.slice(at + 2));
