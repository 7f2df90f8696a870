/** The two invented schools. */
export type DemonstrationTenant = 'oakfield-demo' | 'riverside-demo';

export interface FormPlan {
  form: string;
  /** Years above Reception. */
  year: number;
  yearGroup: string;
  size: number;
}

export interface SchoolPlan {
  tenant: DemonstrationTenant;
  name: string;
  phase: 'primary' | 'secondary';
  forms: FormPlan[];
  pupils: number;
}

function primary(): FormPlan[] {
  return ['R', '1', '2', '3', '4', '5', '6'].flatMap((short, year) =>
    ['A', 'B'].map((letter) => ({
      form: `${short}${letter}`,
      year,
      yearGroup: year === 0 ? 'Reception' : `Year ${year}`,
      size: 30,
    })),
  );
}

function secondary(): FormPlan[] {
  return [7, 8, 9, 10, 11].flatMap((year) =>
    [...'ABCDEFGH'].map((letter, at) => ({
      form: `${year}${letter}`,
      year,
      yearGroup: `Year ${year}`,
      size: at % 2 === 0 ? 28 : 27,
    })),
  );
}

function plan(
  tenant: DemonstrationTenant,
  name: string,
  phase: SchoolPlan['phase'],
  forms: FormPlan[],
): SchoolPlan {
  return { tenant, name, phase, forms, pupils: forms.reduce((sum, { size }) => sum + size, 0) };
}

export const DEMONSTRATION_SCHOOLS: Record<DemonstrationTenant, SchoolPlan> = {
  'oakfield-demo': plan('oakfield-demo', 'Oakfield Primary', 'primary', primary()),
  'riverside-demo': plan('riverside-demo', 'Riverside High', 'secondary', secondary()),
};

export function isDemonstrationTenant(tenant: string): tenant is DemonstrationTenant {
  return tenant in DEMONSTRATION_SCHOOLS;
}
