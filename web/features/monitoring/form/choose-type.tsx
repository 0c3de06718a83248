import { Skeleton, UnstyledButton } from '@mantine/core';
import {
  IconActivity,
  IconBrandSpeedtest,
  IconFileText,
  IconHeartRateMonitor,
  IconLock,
  IconPlugConnected,
  IconSitemap,
  IconWorld,
  IconWorldWww,
} from '@tabler/icons-react';
import { listMonitorTypes } from '#contract/monitoring';
import { useCall } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import type { MonitorTypeShown } from './draft.ts';
import './form.css';

const icons: Record<string, typeof IconWorld> = {
  http: IconWorldWww,
  content: IconFileText,
  tls: IconLock,
  dns: IconSitemap,
  tcp: IconPlugConnected,
  ping: IconBrandSpeedtest,
  heartbeat: IconHeartRateMonitor,
  domain: IconWorld,
};

/** Types of monitors, each with the line that says what it is for. */
export function ChooseType({ onChoose }: { onChoose: (type: MonitorTypeShown) => void }) {
  const types = useCall(listMonitorTypes);
  if (types.error && !types.data) return <ErrorNote error={types.error} onRetry={types.refetch} />;
  if (!types.data) return <Skeleton height={260} />;
  return (
    <div className="types">
      {types.data.items.map((type) => {
        const Icon = icons[type.name] ?? IconActivity;
        return (
          <UnstyledButton key={type.name} className="panel type" onClick={() => onChoose(type)}>
            <Icon size={22} stroke={1.6} />
            <span>
              <b>{type.label}</b>
              <span>{type.why}</span>
            </span>
          </UnstyledButton>
        );
      })}
    </div>
  );
}
