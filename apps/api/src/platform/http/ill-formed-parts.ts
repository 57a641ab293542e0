import { ProblemError } from '../problems/index.js';

/**
 * What `read` gives, which takes a multipart body apart. A body that is none, or ends before its end, is the sender's fault
 * (`bad-request`): the parser says so with a bare Error, and with an error of HTTP where there is too much of something.
 */
export async function ofWholeParts<Read>(read: () => Promise<Read>): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    const isBare = error instanceof Error && Object.getPrototypeOf(error) === Error.prototype;
    throw isBare && !('statusCode' in error) ? new ProblemError('bad-request') : error;
  }
}
