import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconInfoCircle,
  IconInfoTriangle,
  IconPointFilled,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** From worst to least, for any scale of severities. */
const marks = {
  worst: IconAlertOctagonFilled,
  bad: IconAlertTriangleFilled,
  poor: IconInfoTriangle,
  slight: IconPointFilled,
  note: IconInfoCircle,
};

/** How bad: by colour and shape; the word or number is `children`. */
export function SeverityMark({
  weight,
  title,
  children,
}: {
  weight: keyof typeof marks;
  title?: string;
  children: ReactNode;
}) {
  const Icon = marks[weight];
  return (
    <span className="severity" data-weight={weight} title={title}>
      <Icon size={14} />
      {children}
    </span>
  );
}
