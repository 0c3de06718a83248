import { Text } from '@mantine/core';
import type { Audit } from '#contract/audits';
import { type Area, areas } from '#core/inspection';
import { useFormat } from '../../../kit/format.ts';
import { useWords } from '../../../kit/words.ts';
import classes from '../audits.module.css';
import { auditWords } from '../words.ts';

const colours: Record<Area, string> = {
  security: '#b3541e',
  shop: '#2f7d8c',
  seo: '#7a5cc0',
  speed: '#4f8a3c',
};

/** Scores from audit to audit, the newest at the right; as wide as the time between them. */
export function Trend({ audits }: { audits: readonly Audit[] }) {
  const t = useWords(auditWords);
  const f = useFormat();
  const done = audits.filter(({ state, finishedAt }) => state === 'done' && finishedAt !== null).toReversed();
  if (done.length < 2)
    return (
      <Text size="sm" c="dimmed">
        {t('trendNone')}
      </Text>
    );
  const [from, to] = [Date.parse(done[0]!.finishedAt!), Date.parse(done.at(-1)!.finishedAt!)];
  const x = (audit: Audit): number => ((Date.parse(audit.finishedAt!) - from) / (to - from || 1)) * 100;
  const lineOf = (area: Area): string =>
    done
      .flatMap((audit) => {
        const score = audit.scores.find((one) => one.area === area)?.score ?? null;
        return score === null ? [] : [`${x(audit).toFixed(2)} ${(100 - score).toFixed(1)}`];
      })
      .map((point, i) => `${i === 0 ? 'M' : 'L'}${point}`)
      .join('');
  const last = done.at(-1)!;
  const said = areas.map(
    (area) => `${t(area)}: ${last.scores.find((one) => one.area === area)?.score ?? t('unjudged')}`,
  );
  return (
    <>
      <div className={classes.trendBox}>
        <div className={classes.trendScale} aria-hidden="true">
          <span>100</span>
          <span>50</span>
          <span>0</span>
        </div>
        <svg
          className={classes.trend}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="img"
          aria-label={said.join(', ')}
        >
          {[0, 50, 100].map((y) => (
            <line key={y} x1="0" x2="100" y1={y} y2={y} />
          ))}
          {areas.map((area) => (
            <path key={area} d={lineOf(area)} style={{ stroke: colours[area] }} data-area={area} />
          ))}
        </svg>
        <div className={classes.trendDates}>
          <span>{f.day(from)}</span>
          <span>{f.day(to)}</span>
        </div>
      </div>
      <div className={classes.legend}>
        {areas.map((area) => (
          <span key={area}>
            <i style={{ background: colours[area] }} />
            {t(area)}
          </span>
        ))}
      </div>
    </>
  );
}
