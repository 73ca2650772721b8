import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Brings `rows` customers in by API and takes them out again: rows a second of both, and how far the worker's memory grew from a tenth
 * of the rows to the end.
 */
export async function transferRates({ url, workerPid }, token, { rows }) {
  const import_ = await bring({ url, token }, rows, workerPid);
  const { taskId } = await post(url, token, "/customers/export", { format: "xlsx" });
  const written = await ended({ url, token }, taskId);
  return [
    ["import: rows a second", import_.rate],
    ["import: worker's memory at the end / at a tenth", import_.growth],
    ["export: rows a second", written.rate],
  ];
}

async function bring(api, rows, workerPid) {
  const form = new FormData();
  form.append("file", new Blob(lines(rows)), "bench.csv");
  const { id } = await answer(
    await fetch(`${api.url}/api/v1/customer-imports`, { method: "POST", body: form, headers: api.token }),
  );
  const { taskId } = await post(api.url, api.token, `/customer-imports/${id}/run`, {});
  let early = 0;
  const { rate, peak } = await ended(api, taskId, ({ done }) => {
    const now = memoryOf(workerPid);
    if (early === 0 && done >= rows / 10) early = now;
    return now;
  });
  return { rate, growth: peak / early };
}

function* csv(rows) {
  yield "نام,نام خانوادگی,موبایل,ایمیل,شهر,تاریخ تولد,برچسب\n";
  for (let i = 0; i < rows; i++)
    yield `مریم ${i},احمدی,0992${String(i).padStart(7, "0")},t${i}@bench.test,تهران,1364/05/12,ویژه\n`;
}
const lines = (rows) => [...csv(rows)];

async function ended({ url, token }, id, look = () => 0) {
  let peak = 0;
  for (;;) {
    const task = await answer(await fetch(`${url}/api/v1/tasks/${id}`, { headers: token }));
    peak = Math.max(peak, look(task));
    if (task.status === "done") {
      const seconds = (new Date(task.endedAt) - new Date(task.startedAt)) / 1000;
      return { rate: task.done / seconds, peak };
    }
    if (task.status === "failed" || task.status === "stopped") throw new Error(`task ${task.kind}: ${task.error}`);
    await sleep(200);
  }
}

async function post(url, token, path, body) {
  const headers = { ...token, "content-type": "application/json" };
  return answer(await fetch(`${url}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answer(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${(await response.text()).slice(0, 300)}`);
  return response.json();
}

/** Resident memory of a process in MB. */
const memoryOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
