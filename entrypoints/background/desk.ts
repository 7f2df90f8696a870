import type { RecordsDatabase } from '@/lib/records/database';
import type { Now } from '@/lib/records/clock';

/**
 * What every handler works with. Nothing here holds an answer between two messages: the worker may
 * be stopped after any of them.
 */
export interface Desk {
  db: RecordsDatabase;
  now(): Now;
  /** The managed policy as the browser has it at this moment; `{}` while there is none. */
  policy(): Promise<unknown>;
  /** Tells open pages of a school to ask again, and answers with the number they hear. */
  changed(tenant: string): Promise<number>;
  /** The school is gone: open pages ask again, and nothing here remembers its name. */
  forgotten(tenant: string): Promise<void>;
  /** Small things without pupil data, which pages of Arbor may read too. */
  stored: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<void> };
  showCount(count: number): Promise<void>;
  openPage(path: string): Promise<void>;
  /** Held in memory until the browser closes; one thing at a time. */
  handOver(what: unknown): Promise<void>;
  handedOver(): Promise<unknown>;
}
