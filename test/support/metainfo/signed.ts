/** A self-signed certificate (X.509 in DER) whose key nobody has any more. */
export const certificate = Buffer.from(
  'MIIDIzCCAgugAwIBAgIUImooldqVP1KuqfYGYyFKg2Hh6xMwDQYJKoZIhvcNAQELBQAwIDEeMBwGA1UEAwwVVG9ycmVudHJ5IHRl' +
    'c3Qgc2lnbmVyMCAXDTI2MTEyMzA2NTYxMVoYDzIxMjYxMDMwMDY1NjExWjAgMR4wHAYDVQQDDBVUb3JyZW50cnkgdGVzdCBzaWdu' +
    'ZXIwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQDEPBOUHcPw6zmqob8/mmqc3Pz0UfBrZRHv8pRlPyrcm7A1zWeNyijc' +
    'ix9ilpq7/6E+BkBd0XuCrs/lmo2YCGEFJmesNltSRXxqQXuGjHpWSjWva0Q2cC71EXMRYiBZqSGa4VeKBDSS+dGK6tEC9PERljIL' +
    '4GVNBbgAEs468bUfCvMDnNr98YQ1LLt4c/VWs+mC3J0CdGu0b67mnECm/mw9LCf+NTgntH4O+RoJuU9vu6YDyZXbWcOCruyvRVuk' +
    'WyGwZOVtoF2PUw8BMu7YjCK+SXL3Kq8zDdtSjJxgbIjbJzWSJJNmQeq9ZzCx0ktKEXIsi5Yfvns64ixlbDaSXAOTAgMBAAGjUzBR' +
    'MB0GA1UdDgQWBBSdRRNguwRcNjiIdX/XHGJbR+P08zAfBgNVHSMEGDAWgBSdRRNguwRcNjiIdX/XHGJbR+P08zAPBgNVHRMBAf8E' +
    'BTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQCuzzM6+LN+dVtKYngUYmhw5a1mNCwz3uE2chTdne9QwARgX/h/5XcxY5hkiE8E38Ru' +
    'gH8UOTCsytJCX65IOpJSk98mQTj1ldfjelUbWnEOfg5yLO5zgOCuMWTtW/+oM7BmEqT9w2OFf6tCSeb03x5jHDpZqTXNvwooHAPL' +
    'JjXeMtuVuFGRMQ117Y+UuEhlBMTw22mJpOiO3tUWfcD4tChruhUWiO/LjMuQHzliXFuwSn3Qit93UOHLBnBBerg5R6fy0drPDncP' +
    'PGl1XZw8JLLJfYcyPwopGcHOdD+gPx9TW05iouQbuT+smiA46NMDXwOCQGitw76/1WuUCVqQ7Xww',
  'base64',
);

/** What that key signed, RSA over SHA-1: the info of `v1()` with `{ note: 'added' }` behind it. */
export const signature = Buffer.from(
  'OEkZeY9dRAGTbtwuCe2chEW5xI+Qq3ITOYfqHqD4AwsEgonLnc1QEj4Gxd4sqR3pFt1H9JFWOk7BQwzjIIjXxrs7mzH/kJ5Issh4' +
    '6SLSCn9ugRC1TGm/iTpHKZThrhWTvnFVMkh2Cs0Ohe9ySKBRftnDCe+XPDlUR1deLTcrV81uLVLgndNtAUmib+p8JBXlpve+Y/Nf' +
    'gfj9IDSqizJeFXb1w0D6P2+nF353mhljmVM3GAvo8kqoOJQgUIgJInPsIByUkdB9cZv5Z/e3EAWd57YDiFK5CzBhC17w1rwAmiWo' +
    'MixrNHuowX+0AYIZV7Od+HaVJm73bBLP8cJqXJ/F9g==',
  'base64',
);
