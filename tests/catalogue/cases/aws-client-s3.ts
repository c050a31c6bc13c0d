import type { awsClientS3 as rows } from '../../../src/catalogue/aws-client-s3.js';
import type { Cases } from '../case.js';

export const awsClientS3: Cases<typeof rows> = {
  '@aws-sdk/client-s3/S3Client.send': {
    leaks: `
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client();
export async function size(key: string): Promise<number | undefined> {
  const object = await s3.send(new GetObjectCommand({ Bucket: 'b', Key: key }));
  return object.ContentLength;
}
`,
    honest: `
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client();
export async function read(key: string): Promise<string | undefined> {
  const object = await s3.send(new GetObjectCommand({ Bucket: 'b', Key: key }));
  return await object.Body?.transformToString();
}
`,
  },
};
