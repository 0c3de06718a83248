import { Group, Text } from '@mantine/core';
import type { AuditDetail } from '#contract/audits';
import { Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import classes from './audits.module.css';
import { FindingSeverity } from './badges.tsx';
import { auditWords } from './words.ts';

/** Line by line, what took points from each area. */
export function WhyNotAll({ scores }: { scores: AuditDetail['scores'] }) {
  const t = useWords(auditWords);
  return (
    <Panel title={t('why')}>
      {scores
        .filter(({ score }) => score !== null)
        .map(({ area, score, lines }) => (
          <details key={area} className={classes.found}>
            <summary>
              <b>
                {t(area)}: {score}
              </b>
            </summary>
            <ul className={classes.lines}>
              {lines.length === 0 && (
                <Text component="li" size="sm" c="dimmed">
                  {t('allWell')}
                </Text>
              )}
              {lines.map(({ check, title, severity, problems, points }) => (
                <li key={check}>
                  <Group gap="4px 10px">
                    <Text size="sm" fw={600} className="figures" w={34}>
                      {t('points', { n: points })}
                    </Text>
                    <FindingSeverity severity={severity} />
                    <Text size="sm" style={{ flex: '1 1 260px' }}>
                      {title}{' '}
                      <Text span size="xs" c="dimmed">
                        {t('problems', { n: problems })}
                      </Text>
                    </Text>
                  </Group>
                </li>
              ))}
            </ul>
          </details>
        ))}
    </Panel>
  );
}
