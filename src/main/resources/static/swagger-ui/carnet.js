// Shows this server's own description and nothing else; no outside validator is asked.
window.onload = function () {
  SwaggerUIBundle({
    url: "/fhir/api-docs",
    dom_id: "#swagger-ui",
    deepLinking: true,
    docExpansion: "none",
    validatorUrl: null,
    queryConfigEnabled: false
  });
};
