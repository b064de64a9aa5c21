/** The brand's initial on a square: tells brands apart at a glance. */
export function BrandMark({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-md bg-ink text-14 font-semibold text-surface"
    >
      {name.trim().charAt(0).toUpperCase()}
    </span>
  );
}
