// npm start: everything from a fresh clone to a running Peyvand. Plain JavaScript, no packages, until they are installed.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Peyvand needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one: https://nodejs.org`,
  );
  process.exit(1);
}
const { launch } = await import("./launch/launch.mjs");
await launch(process.argv.includes("--dev") ? "dev" : "start");
