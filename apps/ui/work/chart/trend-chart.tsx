import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { cx } from '../cx.ts';
import { axisTicks } from './scale.ts';

export interface TrendPoint {
  label: string;
  value: number;
  previous: number;
  /** The whole sentence of the tooltip, for eyes and for screen readers. */
  valueText: string;
  previousText: string;
}

const WIDTH = 800;
const HEIGHT = 220;
const PAD = { top: 12, right: 4, bottom: 24, left: 4 };

/**
 * One series as bars from zero with the span before as a thin grey line (30 PAT-26). Drawn on the server; arrow
 * keys walk the days. Values are integers of one unit; `format` writes the axis.
 */
export function TrendChart({
  points,
  name,
  previousName,
  format,
}: {
  points: readonly TrendPoint[];
  name: string;
  previousName: string;
  format: (value: number) => string;
}) {
  const [at, setAt] = useState<number | null>(null);
  const ticks = axisTicks(Math.max(...points.map((point) => Math.max(point.value, point.previous)), 0));
  const top = ticks.at(-1) ?? 1;
  const step = (WIDTH - PAD.left - PAD.right) / points.length;
  const y = (value: number) => HEIGHT - PAD.bottom - (value / top) * (HEIGHT - PAD.top - PAD.bottom);
  const centre = (index: number) => PAD.left + step * (index + 0.5);
  const line = points.map(
    (point, index) => `${index ? 'L' : 'M'}${centre(index).toFixed(1)} ${y(point.previous).toFixed(1)}`,
  );
  const current = at === null ? null : points[at];

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * points.length);
    setAt(Math.min(points.length - 1, Math.max(0, index)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowLeft: -1, ArrowRight: 1, Home: -points.length, End: points.length }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    setAt((index) => Math.min(points.length - 1, Math.max(0, (index ?? points.length - 1) + move)));
  };

  return (
    <figure className="relative">
      <figcaption className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-12 text-muted">
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2.5 rounded-[2px] bg-chart" />
          {name}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="h-px w-4 bg-chart-quiet" />
          {previousName}
        </span>
      </figcaption>
      <div className="flex">
        <div aria-hidden="true" className="relative w-14 shrink-0 text-12 text-muted">
          {ticks.map((tick) => (
            <span
              key={tick}
              className="absolute right-2 -translate-y-1/2 tabular-nums"
              style={{ top: `${(y(tick) / HEIGHT) * 100}%` }}
            >
              {format(tick)}
            </span>
          ))}
        </div>
        <div className="relative min-w-0 flex-1">
          <div
            className="absolute inset-0 z-10 touch-pan-y rounded-sm"
            role="slider"
            aria-label={`${name} by day`}
            aria-valuemin={1}
            aria-valuemax={points.length}
            aria-valuenow={(at ?? points.length - 1) + 1}
            aria-valuetext={tipText(current ?? points.at(-1), name, previousName)}
            tabIndex={0}
            onPointerMove={onPointerMove}
            onPointerLeave={() => setAt(null)}
            onBlur={() => setAt(null)}
            onKeyDown={onKeyDown}
          />
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="block h-44 w-full sm:h-55"
            aria-hidden="true"
          >
            {ticks.map((tick) => (
              <line
                key={tick}
                x1={0}
                x2={WIDTH}
                y1={y(tick)}
                y2={y(tick)}
                stroke="var(--line)"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {points.map((point, index) => (
              <rect
                key={point.label}
                x={centre(index) - step * 0.36}
                width={step * 0.72}
                y={y(point.value)}
                height={Math.max(0, HEIGHT - PAD.bottom - y(point.value))}
                fill="var(--chart)"
                opacity={at === null || at === index ? 1 : 0.45}
              />
            ))}
            <path
              d={line.join('')}
              fill="none"
              stroke="var(--chart-quiet)"
              strokeWidth={1.5}
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
          <div
            aria-hidden="true"
            className="pointer-events-none absolute inset-x-0 bottom-0 h-4 text-12 text-muted"
          >
            {points.map((point, index) =>
              index % 7 === 1 ? (
                <span
                  key={point.label}
                  className={cx(
                    'absolute whitespace-nowrap tabular-nums',
                    index > points.length - 3 ? '-translate-x-[calc(100%-10px)]' : '-translate-x-1/2',
                  )}
                  style={{ left: `${(centre(index) / WIDTH) * 100}%` }}
                >
                  {point.label}
                </span>
              ) : null,
            )}
          </div>
          {current && at !== null && (
            <div
              aria-hidden="true"
              className="popover pointer-events-none absolute top-0 z-10 px-3 py-2 text-12 whitespace-nowrap"
              style={
                at < points.length / 2
                  ? { left: `${(centre(at) / WIDTH) * 100 + 2}%` }
                  : { right: `${100 - (centre(at) / WIDTH) * 100 + 2}%` }
              }
            >
              <p className="font-medium">{current.label}</p>
              <p className="tabular-nums">{current.valueText}</p>
              <p className="text-muted tabular-nums">{`${current.previousText} ${previousName.toLowerCase()}`}</p>
            </div>
          )}
        </div>
      </div>
    </figure>
  );
}

function tipText(point: TrendPoint | undefined, name: string, previousName: string): string {
  return point
    ? `${point.label}: ${name} ${point.valueText}, ${previousName} ${point.previousText}`
    : 'No data';
}
