import type { Language } from '#core/words';

export type StatusTables = {
  status_pages: {
    id: string;
    slug: string;
    title: string;
    client_id: string;
    store_ids: string[];
    language: Language;
    color: string;
    logo: string | null;
    shown: boolean;
    created_at: number;
  };
  status_subscribers: {
    id: string;
    page_id: string;
    email: string;
    language: Language;
    confirmed_at: number | null;
    asked_at: number;
  };
};
export type PageRow = StatusTables['status_pages'];
export type SubscriberRow = StatusTables['status_subscribers'];
