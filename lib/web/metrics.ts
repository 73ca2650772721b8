import type { Health } from "@/lib/kernel/health";
import { counters } from "@/lib/web/counters";
import { openStreams } from "@/lib/web/streams";

/** This process and the queue as Prometheus text; without the queue when the database does not answer (`null`). */
export function metricsText(health: Health | null): string {
  const { user, system } = process.cpuUsage();
  const all = counters();
  const lines = [
    ...metric("process_cpu_seconds_total", "counter", "CPU time of the web process", (user + system) / 1e6),
    ...metric("process_resident_memory_bytes", "gauge", "Memory of the web process", process.memoryUsage.rss()),
    ...metric("process_uptime_seconds", "gauge", "Age of the web process", process.uptime()),
    ...metric("peyvand_requests_open", "gauge", "Requests being answered", all.open),
    ...metric("peyvand_streams_open", "gauge", "Live pages", openStreams()),
    ...metric("peyvand_request_seconds_total", "counter", "Time spent answering", all.seconds),
    "# HELP peyvand_requests_total Answers by class of status",
    "# TYPE peyvand_requests_total counter",
    ...Object.entries(all.requests).map(([status, count]) => `peyvand_requests_total{status="${status}"} ${count}`),
    ...metric("peyvand_database_up", "gauge", "1 when the database answers", health ? 1 : 0),
  ];
  if (health) lines.push(...queue(health));
  return `${lines.join("\n")}\n`;
}

function queue({ jobs, failedJobs, workerSeconds }: Health) {
  return [
    ...metric("peyvand_jobs_waiting", "gauge", "Jobs queued or running", jobs),
    ...metric("peyvand_jobs_failed", "gauge", "Jobs given up after all tries", failedJobs),
    ...metric(
      "peyvand_worker_silence_seconds",
      "gauge",
      "Since the worker's last heartbeat",
      workerSeconds ?? Infinity,
    ),
  ];
}

function metric(name: string, type: string, help: string, value: number) {
  const shown = value === Infinity ? "+Inf" : value;
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, `${name} ${shown}`];
}
