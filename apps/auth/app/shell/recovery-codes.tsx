import { Notice } from '@ui/work/notice.tsx';

/** The codes, once: to copy, print or save as a file. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${codes.join('\n')}\n`)}`;
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="warn" title="Keep these recovery codes. They are shown this once.">
        <p>Each opens your account once when the device with your second factor is lost.</p>
      </Notice>
      <ul className="rounded-md border border-line bg-canvas p-3 font-mono text-12 leading-6 select-all">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="text-13">
        <a href={file} download="cgk-recovery-codes.txt" className="underline">
          Save as a file
        </a>
      </p>
    </div>
  );
}
