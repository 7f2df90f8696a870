import { request } from 'node:https';

export interface Answer {
  status: number;
  type: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Asks the stand-in as a browser would after mapping the host name to this computer. */
export function ask(
  port: number,
  host: string,
  path: string,
  sent: { method?: string; body?: string; cookie?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: sent.method ?? 'GET',
        headers: { Host: host, ...(sent.cookie ? { Cookie: sent.cookie } : {}) },
        // The certificate is made at each start and signed by nobody.
        rejectUnauthorized: false,
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (body += part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            headers: response.headers,
            body,
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(sent.body);
  });
}
