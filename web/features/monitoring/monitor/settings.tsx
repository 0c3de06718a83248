import { readMonitor, listMonitorTypes, type MonitorDetail } from '#contract/monitoring';
import { Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { humanName, type Schema } from '../../../kit/form/schema.ts';
import { Facts, PlainBlock } from '../../../kit/Evidence.tsx';
import { useFormat } from '../../../kit/format.ts';
import { kitWords } from '../../../kit/kit.words.ts';
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
  const type = useCall(listMonitorTypes).data?.items.find((one) => one.name === monitor.type);
  const parent = useCall(
    readMonitor,
    { params: { id: monitor.dependsOn ?? '' } },
    { enabled: monitor.dependsOn !== null },
  );
  const order = namesOf(type?.schema);
  const shown = Object.entries(monitor.settings)
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== '' &&
        !(typeof value === 'object' && Object.keys(value).length === 0),
    );
  return (
    <div className="monitor-two even">
      <Panel title={t('settings')}>
        <Facts
          of={[
            [t('type'), type?.label ?? monitor.type],
            [t('interval'), f.duration(monitor.intervalSeconds * 1000)],
            [t('timeout'), monitor.type === 'heartbeat' ? null : f.duration(monitor.timeoutMs)],
            [t('confirmations'), monitor.type === 'heartbeat' ? null : monitor.confirmations],
            [t('regions'), monitor.regions.join(', ') || t('ownRegion')],
            [t('page'), monitor.page && pages(monitor.page)],
            [
              t('dependsOn'),
              parent.data ? (
                <Link key="d" to={`/monitors/${parent.data.id}`}>
                  {parent.data.name}
                </Link>
              ) : (
                t('none')
              ),
            ],
            [t('created'), <Instant key="c" of={monitor.createdAt} />],
            ['', monitor.baselineAt && t('baselineAt', { when: f.short(monitor.baselineAt) })],
          ]}
        />
      </Panel>
      <Panel title={type?.label ?? monitor.type}>
        <Facts
          of={shown.map(([name, value]) => [
            titleOf(type?.schema, name),
            <Value key={name} name={name} value={value} />,
          ])}
        />
      </Panel>
    </div>
  );
}

/** The name of a setting, wherever in the schema it stands: a type may have branches. */
function titleOf(schema: Schema | undefined, name: string): string {
  const branches = [schema, ...(schema?.oneOf ?? schema?.anyOf ?? [])];
  return branches.map((branch) => branch?.properties?.[name]?.title).find(Boolean) ?? humanName(name);
}

/** Names of settings in the order in which the type lists them. */
function namesOf(schema: Schema | undefined): string[] {
  const branches = [schema, ...(schema?.oneOf ?? schema?.anyOf ?? [])];
  return branches.flatMap((branch) => Object.keys(branch?.properties ?? {}));
}

function Value({ name, value }: { name: string; value: unknown }) {
  const kit = useWords(kitWords);
  const texts = useFieldTexts();
  const said = (one: unknown) => texts(`${name}=${String(one)}`)?.label ?? String(one);
  if (typeof value === 'boolean') return kit(value ? 'on' : 'off');
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.map(said).join(', ');
  if (typeof value === 'object') return <PlainBlock>{JSON.stringify(value, null, 2)}</PlainBlock>;
  return said(value);
}
