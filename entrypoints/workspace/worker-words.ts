import type { OpenFile, ReadFile, ReadOptions } from '@/components/settings/import-file';

export type ToWorker =
  | { id: number; kind: 'open'; blob: Blob; name: string }
  | { id: number; kind: 'read'; options: ReadOptions };

export type FromWorker =
  | { id: number; kind: 'progress'; share: number; rows: number }
  | { id: number; kind: 'done'; value: OpenFile | ReadFile }
  | { id: number; kind: 'failed'; message: string };
