import { Modal, Skeleton, Text } from '@mantine/core';
import type { explainRequestClock, ClockExplanation, ClockTargetReading } from '#contract/clocks';
import { useCall } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { useWords } from '../../../kit/words.ts';
import classes from './clock.module.css';
import { useLength } from './length.ts';
import { clockWords } from './words.ts';

export type Asked = Pick<ClockTargetReading, 'target' | 'startedAt'>;

interface WhyThenProps {
  endpoint: typeof explainRequestClock;
  id: string;
  asked: Asked | null;
  onClose: () => void;
}

/** Which time counted, which was skipped or paused, and why: all that leads to a deadline, in order. */
export function WhyThen({ asked, onClose, ...of }: WhyThenProps) {
  const t = useWords(clockWords);
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      size="lg"
      title={asked ? t('whyTitle', { target: t(asked.target) }) : ''}
    >
      {asked && <Explained asked={asked} {...of} />}
    </Modal>
  );
}

function Explained({ endpoint, id, asked }: Omit<WhyThenProps, 'onClose' | 'asked'> & { asked: Asked }) {
  const t = useWords(clockWords);
  const length = useLength();
  const { data, error } = useCall(endpoint, {
    params: { id, target: asked.target },
    query: asked.target === 'update' ? { startedAt: asked.startedAt } : {},
  });
  if (error && !data) return <ErrorNote error={error} />;
  if (!data) return <Skeleton height={220} />;
  const pieces = data.pieces.filter((piece) => lengthOf(piece) >= shortest);
  const sums = [
    ['counted', data.countedMs, t('counted')],
    ['skipped', data.skippedMs, t('skipped')],
    ['paused', data.pausedMs, t('pausedSum')],
  ] as const;
  return (
    <>
      <Text size="sm" fw={550}>
        {data.text}
      </Text>
      <ul className={classes.sums}>
        {sums
          .filter(([, ms]) => ms >= shortest)
          .map(([kind, ms, word]) => (
            <li key={kind}>
              <i data-kind={kind} /> <b className="figures">{length(ms)}</b> {word}
            </li>
          ))}
      </ul>
      <Band pieces={pieces} />
      <Pieces pieces={pieces} />
    </>
  );
}

/** What is shorter tells nobody anything. */
const shortest = 1_000;
const lengthOf = ({ from, to }: ClockExplanation['pieces'][number]) => Date.parse(to) - Date.parse(from);

/** All the time in one band, each stretch as long as it was. */
function Band({ pieces }: { pieces: ClockExplanation['pieces'] }) {
  return (
    <div className={classes.band} aria-hidden="true">
      {pieces.map((piece) => (
        <span
          key={piece.from}
          data-kind={piece.kind}
          data-ahead={piece.ahead || undefined}
          style={{ flexGrow: Math.max(1, lengthOf(piece)) }}
        />
      ))}
    </div>
  );
}

function Pieces({ pieces }: { pieces: ClockExplanation['pieces'] }) {
  const t = useWords(clockWords);
  const f = useFormat();
  const length = useLength();
  return (
    <ol className={classes.pieces} aria-label={t('pieces')}>
      {pieces.map((piece) => (
        <li key={piece.from} data-ahead={piece.ahead || undefined}>
          <i data-kind={piece.kind} />
          <div>
            <span className="figures">
              {f.short(piece.from)} – {f.short(piece.to)}
            </span>
            <Text size="xs" c="dimmed">
              {piece.text}
              {piece.ahead && ` (${t('ahead')})`}
            </Text>
          </div>
          <span className={classes.amount} data-kind={piece.kind}>
            <b className="figures">{length(lengthOf(piece))}</b>
            <br />
            {t(`piece_${piece.kind}`)}
          </span>
        </li>
      ))}
    </ol>
  );
}
