import { readMonitor, listMonitorTypes, type MonitorDetail } from '#contract/monitoring';
import { Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { Facts, PlainBlock } from '../../../kit/Evidence.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { useFieldTexts } from '../form/field-texts.ts';
import { pageKindWords } from '../page-kinds.ts';
import { monitorWords } from '../words.ts';

/** What is set, to read; changed on the form. */
export function MonitorSettings({ monitor }: { monitor: MonitorDetail }) {
  const t = useWords(monitorWords);
  const pages = useWords(pageKindWords);
  const f = useFormat();
  const texts = useFieldTexts();
  const type = useCall(listMonitorTypes).data?.items.find((one) => one.name === monitor.type);
  const parent = useCall(readMonitor, { params: { id: monitor.dependsOn ?? '' } }, { enabled: monitor.dependsOn !== null });
  const shown = Object.entries(monitor.settings).filter(([, value]) => value !== null && value !== undefined && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0));
  return (
    <div className="monitor-two even">
      <Panel title={t('settings')}>
        <Facts
          of={[
            [t('type'), type?.label ?? monitor.type], [t('interval'), f.duration(monitor.intervalSeconds * 1000)], [t('timeout'), monitor.heartbeatUrl ? null : f.duration(monitor.timeoutMs)],
            [t('confirmations'), monitor.heartbeatUrl ? null : monitor.confirmations], [t('regions'), monitor.regions.join(', ') || t('ownRegion')], [t('page'), monitor.page && pages(monitor.page)],
            [t('dependsOn'), parent.data ? <Link to={`/monitors/${parent.data.id}`}>{parent.data.name}</Link> : t('none')], [t('created'), <Instant key="c" of={monitor.createdAt} />],
            ['', monitor.baselineAt && t('baselineAt', { when: f.short(monitor.baselineAt) })],
          ]}
        />
      </Panel>
      <Panel title={type?.label ?? monitor.type}>
        <Facts of={shown.map(([name, value]) => [texts(name).label, typeof value === 'object' ? <PlainBlock key={name}>{JSON.stringify(value, null, 2)}</PlainBlock> : String(value)])} />
      </Panel>
    </div>
  );
}
