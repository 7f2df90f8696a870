/** Teaching in the panel: what is pointed at becomes a layout here, and is tried on the page itself. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { Teach, type TeachStep } from '@/components/register/Teach';
import { Mishap } from '@/components/ui/Mishap';
import { censor } from '@/lib/arbor/censor';
import { exportLayout } from '@/lib/arbor/layout-schema';
import type { Layout } from '@/lib/arbor/layout-schema';
import { headingsOn, learn, namesOn, pageOf, placesInRow, wordsAt } from '@/lib/arbor/learn';
import type { PageReading } from '@/lib/arbor/reading';
import type { Ask } from '@/lib/messages/protocol';
import type { ToGuest, ToPanel } from './port';

type Lesson = Extract<ToPanel, { kind: 'teach' }>;
type Paths = Record<TeachStep, number[] | null>;

export interface TeachingOptions {
  lesson: Lesson;
  ask: Ask;
  tell(message: ToGuest): void;
  root: Element;
  onClose(): void;
}

/** A file of what was learned, for other schools and for our own tests. */
function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function startTeaching({ lesson, ask, tell, root, onClose }: TeachingOptions) {
  const page = pageOf(lesson.copy);
  const paths = signal<Paths>({ name: null, mark: null, heading: null });
  const pointing = signal<TeachStep | null>(null);
  const tried = signal<PageReading | null>(null);
  const trouble = signal<string | null>(null);
  let layout: Layout | null = null;

  const take = (step: TeachStep, path: number[]): void => {
    pointing.value = null;
    paths.value = { ...paths.value, [step]: path, ...(step === 'name' ? { mark: null } : {}) };
    const { name, mark, heading } = paths.value;
    tried.value = null;
    trouble.value = null;
    layout = null;
    if (!name) return;
    const about = { name: 'Our register', since: lesson.today, route: lesson.route };
    const learned = learn(page, { name, mark, heading }, about);
    if ('why' in learned) {
      trouble.value = learned.why;
      return;
    }
    if (!mark) return;
    layout = learned.layout;
    tell({ kind: 'try-layout', layout });
  };

  const choices = (step: TeachStep) => {
    const { name } = paths.value;
    const spots =
      step === 'name'
        ? namesOn(page)
        : step === 'heading'
          ? headingsOn(page)
          : name
            ? placesInRow(page, name)
            : [];
    return spots.map(({ path, words }) => ({ key: path.join('.'), words }));
  };
  const pathOf = (key: string) => key.split('.').map(Number);
  const words = (step: TeachStep) => {
    const path = paths.value[step];
    return path ? wordsAt(page, path) : null;
  };

  function View() {
    return (
      <Teach
        why={lesson.why}
        choices={choices}
        pointed={{ name: words('name'), mark: words('mark'), heading: words('heading') }}
        tried={tried.value}
        trouble={trouble.value}
        pointing={pointing.value}
        onPoint={(step) => {
          pointing.value = step;
          tell({ kind: 'pick', on: step !== null });
        }}
        onShow={(_step, key) => tell({ kind: 'point', path: key === null ? null : pathOf(key) })}
        onChoose={(step, key) => take(step, pathOf(key))}
        onSave={async (name) => {
          if (!layout) return 'Nothing was understood yet.';
          try {
            await ask('layout/save', { tenant: lesson.tenant, layout: { ...layout, name } });
            return null;
          } catch (error) {
            return error instanceof Error ? error.message : 'It could not be saved.';
          }
        }}
        onExport={() => {
          const held = layout ? `<!--\n${exportLayout(layout)}-->\n` : '';
          download(`register-${lesson.today}.html`, held + censor(page));
        }}
        onClose={onClose}
      />
    );
  }
  render(
    <Mishap>
      <View />
    </Mishap>,
    root,
  );
  return {
    picked(path: number[] | null): void {
      const step = pointing.value;
      pointing.value = null;
      if (step && path) take(step, path);
    },
    tried(reading: PageReading): void {
      tried.value = reading;
    },
  };
}
