/** One line of `cgk doctor`. */
export interface Check {
  /** What is looked at; its page is `cgk docs doctor.<topic>`. */
  topic: string;
  /** Shown; the topic unless several checks share it. */
  name: string;
  status: 'pass' | 'warn' | 'fail';
  message: string;
  /** What to do; absent when all is well. */
  fix?: string;
  /** Command that explains it. */
  docs: string;
  /** What `--fix` does about it: safe to do, and safe to do twice. Returns what was done. */
  repair?: () => Promise<string>;
}

interface Extra {
  name?: string;
  repair?: () => Promise<string>;
}

function check(
  topic: string,
  status: Check['status'],
  message: string,
  fix: string | undefined,
  { name = topic, repair }: Extra,
): Check {
  return {
    topic,
    name,
    status,
    message,
    ...(fix ? { fix } : {}),
    docs: `cgk docs doctor.${topic}`,
    ...(repair ? { repair } : {}),
  };
}

export const pass = (topic: string, message: string, extra: Extra = {}): Check =>
  check(topic, 'pass', message, undefined, extra);
export const warn = (topic: string, message: string, fix: string, extra: Extra = {}): Check =>
  check(topic, 'warn', message, fix, extra);
export const fail = (topic: string, message: string, fix: string, extra: Extra = {}): Check =>
  check(topic, 'fail', message, fix, extra);
