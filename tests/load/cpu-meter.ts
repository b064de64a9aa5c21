/** Who spends the processor: time of each process of the stack, from Linux' /proc; nothing elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time since the processes began. */
export interface CpuTimes {
  worker: number;
  proxy: number;
  postgres: number;
  load: number;
}

const TICK_MS = 10;
const NONE: CpuTimes = { worker: 0, proxy: 0, postgres: 0, load: 0 };

interface ProcessTimes {
  parent: number;
  name: string;
  milliseconds: number;
}

/** Fields of `/proc/<pid>/stat` (proc(5)): 2 comm, 4 ppid, 14 utime, 15 stime; null for one that has ended. */
function readProcess(pid: string): ProcessTimes | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const milliseconds = (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    return {
      parent: Number(fields[1]),
      name: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')),
      milliseconds,
    };
  } catch {
    return null;
  }
}

function servesDatabase(pid: string, database: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(` ${database} `);
  } catch {
    return false;
  }
}

/** `database`: the name by which Postgres' own processes on this machine are known. */
export function cpuTimes(pids: { proxy: number; load: number }, database: string): CpuTimes {
  let entries: string[];
  try {
    entries = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  } catch {
    return NONE;
  }
  const times = { ...NONE };
  for (const pid of entries) {
    const found = readProcess(pid);
    if (!found) continue;
    if (Number(pid) === pids.proxy) times.proxy += found.milliseconds;
    else if (Number(pid) === pids.load) times.load += found.milliseconds;
    else if (found.name === 'workerd' && found.parent === process.pid) times.worker += found.milliseconds;
    else if (found.name === 'postgres' && servesDatabase(pid, database)) times.postgres += found.milliseconds;
  }
  return times;
}

export function spent(before: CpuTimes, after: CpuTimes): CpuTimes {
  return {
    worker: after.worker - before.worker,
    proxy: after.proxy - before.proxy,
    postgres: after.postgres - before.postgres,
    load: after.load - before.load,
  };
}
