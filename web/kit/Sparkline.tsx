/** A small line of values; gaps where there is none. Decorative: say the figure beside it. */
export function Sparkline({ values, height = 26 }: { values: (number | null)[]; height?: number }) {
  const known = values.filter((v): v is number => v !== null);
  if (known.length < 2) return <svg className="spark" height={height} aria-hidden="true" />;
  const top = Math.max(...known) * 1.08 || 1;
  const bottom = Math.min(...known) * 0.6;
  const y = (v: number) => (20 - ((v - bottom) / (top - bottom || 1)) * 19).toFixed(1);
  const runs = runsOf(values);
  const line = runs.map((run) => run.map(([x, v], i) => `${i ? 'L' : 'M'}${x} ${y(v)}`).join('')).join('');
  const fill = runs
    .map((run) => `M${run[0]![0]} 20${run.map(([x, v]) => `L${x} ${y(v)}`).join('')}L${run.at(-1)![0]} 20Z`)
    .join('');
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${Math.max(values.length - 1, 1)} 20`}
      height={height}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="fill" d={fill} />
      <path d={line} />
    </svg>
  );
}

function runsOf(values: (number | null)[]): [number, number][][] {
  const runs: [number, number][][] = [];
  let open: [number, number][] | null = null;
  values.forEach((value, x) => {
    if (value === null) open = null;
    else if (open) open.push([x, value]);
    else runs.push((open = [[x, value]]));
  });
  return runs;
}
