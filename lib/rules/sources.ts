/** Where the law and guidance behind the rules can be read. */
export const HREF = {
  guidance:
    'https://www.gov.uk/government/publications/working-together-to-improve-school-attendance',
  framework:
    'https://www.gov.uk/government/publications/working-together-to-improve-school-attendance',
  regulation7: 'https://www.legislation.gov.uk/uksi/2024/208/regulation/7/made',
  regulation9: 'https://www.legislation.gov.uk/uksi/2024/208/regulation/9/made',
  regulation10: 'https://www.legislation.gov.uk/uksi/2024/208/regulation/10/made',
  regulation13: 'https://www.legislation.gov.uk/uksi/2024/208/regulation/13/made',
} as const;
