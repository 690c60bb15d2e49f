SwaggerUIBundle({
  url: "/contract/openapi.yaml",
  dom_id: "#reference",
  deepLinking: true,
  validatorUrl: null,
  docExpansion: "list",
});
